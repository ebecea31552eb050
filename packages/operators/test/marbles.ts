/** Our own kit: an operator that fails is reported like a user's strategy that does. */
export { marbles } from '@kiwoom-rx/testing/marbles'
