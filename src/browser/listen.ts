/** Listens to several kinds of events of the window, named in one text. */
export function listen(types: string, callback: (event: never) => void, isCapture?: boolean): void {
  for (const type of types.split(' ')) addEventListener(type, callback as EventListener, isCapture);
}
