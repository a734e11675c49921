/** How a tag spells an option: `apiUrl` is `data-api-url`. https://html.spec.whatwg.org/#dom-dataset */
export function attributeName(option: string): string {
  return `data-${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
