/** What a landing page does that leads its visitor on before an async script of its own can run. */
export const REDIRECTS = {
  'location.replace()': "location.replace('/de/')",
  'an assignment to location': "location = '/de/'",
  'a refresh in its head': `document.write('<meta http-equiv="refresh" content="0; url=/de/">')`,
};

/** Lets a page answer other tabs late, but in time. */
export const SLOW = `<script>
  const { postMessage } = BroadcastChannel.prototype;
  BroadcastChannel.prototype.postMessage = function (message) {
    setTimeout(() => postMessage.call(this, message), 100);
  };
</script>`;

export type Heard = { readonly at: number; readonly clickId: unknown };

/** Notes what is said on the channel, the page's own when it says it, with the click ID; a question has none. */
export const HEAR = `<script>{
  heard = [];
  const note = (data) => heard.push({ at: Date.now(), clickId: Array.isArray(data) ? data[0] : data });
  new BroadcastChannel('__selgeo').onmessage = ({ data }) => note(data);
  const { postMessage } = BroadcastChannel.prototype;
  BroadcastChannel.prototype.postMessage = function (message) {
    note(message);
    postMessage.call(this, message);
  };
}</script>`;
