/** A process that is only the sender: writes frames of one type, as often as it is asked to. `sender.ts TYPE`. */
import { once } from 'node:events'
import { FRAMES, ITEMS, realFrames } from './frames.ts'
import type { Burst } from './messages.ts'
import { serve } from './server.ts'
import { webSocketFrame } from './webSocketFrame.ts'

const [type = ''] = process.argv.slice(2)
// Made before anything is measured. Each goes out in a write of its own, as an exchange sends it.
const frames = realFrames(type, ITEMS, FRAMES).map(webSocketFrame)
const clientAt = serve()

process.on('message', (burst: Burst) => {
  void send(burst)
})

async function send({ path, count }: Burst): Promise<void> {
  const socket = clientAt(path)
  for (let sent = 0; sent < count; sent++) {
    const frame = frames[sent % FRAMES]
    if (frame !== undefined && !socket.write(frame)) await once(socket, 'drain')
  }
}
