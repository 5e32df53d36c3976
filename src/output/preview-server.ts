/** A page on this machine that shows the latest issue, and shows the next as soon as there is one. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import page from './preview.html?raw';

/** A server that is running. */
export interface PreviewServer {
  /** Where it is. */
  url: string;
  /** Shows this page from now on. */
  show(html: string): void;
  close(): Promise<void>;
}

/**
 * Starts it, on this machine alone; `port` 0 takes any that is free. Throws the system's error. A request for another host
 * is refused, so that no page of the web can read it by a name that leads here.
 */
export async function openPreviewServer(port: number): Promise<PreviewServer> {
  let issue = '';
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const host = request.headers.host ?? '';
    if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host))
      answer(response, 403, 'text/plain', 'only for this machine\n');
    else if (request.url === '/') answer(response, 200, 'text/html', page);
    else if (request.url === '/issue') answer(response, 200, 'text/html', issue);
    else if (request.url === '/changes') listen(response, listeners);
    else answer(response, 404, 'text/plain', 'there is nothing here\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    show(html) {
      issue = html;
      for (const listener of listeners) listener.write('data: changed\n\n');
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function answer(response: ServerResponse, status: number, type: string, text: string): void {
  response
    .writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
    .end(text);
}

/** Server-sent events: the page hears of each change. */
function listen(response: ServerResponse, listeners: Set<ServerResponse>): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write('retry: 500\n\n');
  listeners.add(response);
  response.on('close', () => listeners.delete(response));
}
