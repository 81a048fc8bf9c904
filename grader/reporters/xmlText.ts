const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // As they stand, an attribute's line breaks and tabs are read as spaces.
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Text for an element or an attribute; what XML 1.0 cannot hold, not even as a reference, becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"'\n\t]/g, (character) => entities[character] ?? character);
}

/** Attributes in the order given: ` name="value"`. */
export function writeAttributes(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
}
