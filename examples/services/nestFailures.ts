/** What NestJS answers when a route fails. */
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { failureOf } from './answer.ts'

@Catch()
export class Failures implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>()
    if (error instanceof HttpException) {
      void reply.code(error.getStatus()).send({ error: error.name, message: error.message })
      return
    }
    const { status, headers, body } = failureOf(error)
    void reply.code(status).headers(headers).send(body)
  }
}
