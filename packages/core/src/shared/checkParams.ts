/** A caller's parameters, checked: the one place where every room turns problems into a `BadRequest`. */

import type { EndpointSpec } from '../codec/endpoints/endpointSpec.ts'
import { type Either, isLeft, left, right } from '../codec/records/either.ts'
import { type WireParams, writeParams } from '../codec/records/params.ts'
import { describeProblem, type FieldProblem } from '../codec/records/problem.ts'
import { BadRequest } from '../errors.ts'
import { redactDeep } from '../observe/secrets.ts'

/** The request's body, or all that is wrong with the parameters. */
export function checkParams(spec: EndpointSpec, params: object = {}): Either<BadRequest, WireParams> {
  const body = writeParams(spec.request.declared, params)
  return isLeft(body) ? left(badParams(spec, body.left)) : right(body.right)
}

/** The error that names every problem. */
export function badParams({ id }: EndpointSpec, problems: readonly FieldProblem[]): BadRequest {
  return new BadRequest(redactDeep(problems).map(describeProblem).join('; '), { endpoint: id, problems })
}
