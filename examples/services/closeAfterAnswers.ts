/** What a server needs to end soon. */
import type { FastifyInstance } from 'fastify'

/**
 * Sends `connection: close` with the answers that are under way while the server closes. Otherwise their connections are
 * kept alive, and the server waits for minutes until they are idle for long enough.
 */
export function closeAfterAnswers(server: Pick<FastifyInstance, 'addHook'>): void {
  let isClosing = false
  server.addHook('preClose', async () => {
    isClosing = true
  })
  server.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close')
  })
}
