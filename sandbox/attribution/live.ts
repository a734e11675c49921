import type { Handler } from 'hono';
import { streamSSE } from 'hono/streaming';

export type LiveEvent = {
  readonly kind:
    | 'click'
    | 'click-refused'
    | 'conversion'
    | 'webhook'
    | 'webhook-refused'
    | 'partner'
    | 'link'
    | 'fault';
  /** One sentence for people, read out by the dashboard; empty for a change that is not worth one. */
  readonly text: string;
};

type Listener = { readonly send: (event: LiveEvent) => void; readonly end: () => void };

/** Server-Sent Events for open dashboards: each `change` says what happened, and the page fetches itself again. */
export function createLive() {
  const listeners = new Set<Listener>();

  const stream: Handler = (c) =>
    streamSSE(c, async (sse) => {
      await sse.writeSSE({ event: 'hello', data: '', retry: 1000 });
      await new Promise<void>((end) => {
        const listener: Listener = {
          send: (event) => void sse.writeSSE({ event: 'change', data: JSON.stringify(event) }),
          end,
        };
        listeners.add(listener);
        sse.onAbort(() => {
          listeners.delete(listener);
          end();
        });
      });
    });

  return {
    stream,
    publish: (event: LiveEvent): void => {
      for (const { send } of listeners) send(event);
    },
    close: (): void => {
      for (const { end } of listeners) end();
      listeners.clear();
    },
  };
}
