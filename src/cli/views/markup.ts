/** Text in HTML, as text: what would be markup or would end an attribute becomes a character reference. */
export function escaped(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
