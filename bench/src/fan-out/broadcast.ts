// A bare broadcast: node:http and ws, and what one socket says all others hear.
import { WebSocket, WebSocketServer } from 'ws';
import { announce, createBenchServer } from '../servers/announce.ts';

const server = createBenchServer();
const sockets = new WebSocketServer({ server });

sockets.on('connection', (sender) => {
  sender.on('message', (data, isBinary) => {
    for (const each of sockets.clients) {
      if (each !== sender && each.readyState === WebSocket.OPEN) each.send(data, { binary: isBinary });
    }
  });
});
announce(server);
