/**
 * A persistent ordered set of numbers, as a weight-balanced tree. Adding, removing and ranking are O(log n). A change
 * returns a new set and leaves the old one as it was.
 */

/** A set; `undefined` when it is empty. */
export type OrderedSet = Tree | undefined

interface Tree {
  readonly key: number
  readonly size: number
  readonly left: OrderedSet
  readonly right: OrderedSet
}

export function sizeOf(set: OrderedSet): number {
  return set === undefined ? 0 : set.size
}

export function firstOf(set: OrderedSet): number | undefined {
  let tree = set
  while (tree?.left !== undefined) tree = tree.left
  return tree?.key
}

export function withKey(set: OrderedSet, key: number): Tree {
  if (set === undefined) return { key, size: 1, left: undefined, right: undefined }
  if (key === set.key) return set
  return key < set.key
    ? balanced(withKey(set.left, key), set.key, set.right)
    : balanced(set.left, set.key, withKey(set.right, key))
}

export function withoutKey(set: OrderedSet, key: number): OrderedSet {
  if (set === undefined) return undefined
  if (key < set.key) return balanced(withoutKey(set.left, key), set.key, set.right)
  if (key > set.key) return balanced(set.left, set.key, withoutKey(set.right, key))
  const next = firstOf(set.right)
  return next === undefined ? set.left : balanced(set.left, next, withoutKey(set.right, next))
}

/** How many keys of the set are smaller. */
export function rankOf(set: OrderedSet, key: number): number {
  let rank = 0
  let tree = set
  while (tree !== undefined) {
    if (key > tree.key) rank += sizeOf(tree.left) + 1
    tree = key > tree.key ? tree.right : tree.left
  }
  return rank
}

// The only pair of whole numbers that keeps every tree balanced after any removal (Hirai and Yamamoto, 2011).
const DELTA = 3
const GAMMA = 2

function balanced(left: OrderedSet, key: number, right: OrderedSet): Tree {
  if (right !== undefined && weight(right) > DELTA * weight(left)) {
    const { left: inner, right: outer } = right
    return inner !== undefined && weight(inner) >= GAMMA * weight(outer)
      ? tree(tree(left, key, inner.left), inner.key, tree(inner.right, right.key, outer))
      : tree(tree(left, key, inner), right.key, outer)
  }
  if (left !== undefined && weight(left) > DELTA * weight(right)) {
    const { left: outer, right: inner } = left
    return inner !== undefined && weight(inner) >= GAMMA * weight(outer)
      ? tree(tree(outer, left.key, inner.left), inner.key, tree(inner.right, key, right))
      : tree(outer, left.key, tree(inner, key, right))
  }
  return tree(left, key, right)
}

function tree(left: OrderedSet, key: number, right: OrderedSet): Tree {
  return { key, size: sizeOf(left) + 1 + sizeOf(right), left, right }
}

function weight(set: OrderedSet): number {
  return sizeOf(set) + 1
}
