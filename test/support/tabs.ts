import { vi } from 'vitest';

type Listener = ((event: { data: unknown }) => void) | null;

/** The channels that are open, in all tabs. Those of Node would deliver at a time of their own. */
const channels = new Set<FakeChannel>();

class FakeChannel {
  onmessage: Listener = null;
  readonly name: string;
  constructor(name: string) {
    this.name = name;
    channels.add(this);
  }
  postMessage(data: unknown): void {
    const message = structuredClone(data);
    for (const other of channels) {
      if (other !== this && other.name === this.name) {
        void Promise.resolve().then(() => channels.has(other) && other.onmessage?.({ data: message }));
      }
    }
  }
}

/** Replaces `BroadcastChannel` for the length of the test. */
export function fakeTabs(): void {
  vi.stubGlobal('BroadcastChannel', FakeChannel);
}

export function closeTabs(): void {
  channels.clear();
}

/** How many channels are open. */
export const openChannels = (): number => channels.size;

/** Another tab of the site: keeps what it hears, and says what the test has it say. */
export function otherTab(answer?: unknown): { readonly heard: unknown[]; say(data: unknown): void } {
  const channel = new FakeChannel('__selgeo');
  const heard: unknown[] = [];
  channel.onmessage = ({ data }) => {
    heard.push(data);
    // To a question only: two that answer each other would never end.
    if (answer && !(data as unknown[])[0]) channel.postMessage(answer);
  };
  return { heard, say: (data) => channel.postMessage(data) };
}
