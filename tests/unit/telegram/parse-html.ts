// Reads the HTML of messages as the Bot API does: a few tags, properly nested, three entities.
const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' };

/** The text of the message; throws where Telegram would answer "can't parse entities". */
export function parseHtml(html: string): string {
  const open: string[] = [];
  let text = '';
  for (const [piece] of html.matchAll(/<[^>]*>?|&[a-z]+;|[^<&]+|&/gu)) {
    if (piece.startsWith('<')) {
      const tag = /^<(\/?)(b|i|pre)>$/.exec(piece);
      if (tag === null) throw new Error(`can't parse entities: ${piece}`);
      if (tag[1] === '') open.push(tag[2] as string);
      else if (open.pop() !== tag[2]) throw new Error(`can't parse entities: ${piece}`);
    } else if (piece.startsWith('&')) {
      const sign = entities[piece];
      if (sign === undefined) throw new Error(`unescaped ampersand: ${piece}`);
      text += sign;
    } else text += piece;
  }
  if (open.length > 0) throw new Error(`can't parse entities: ${open.join()} stays open`);
  return text;
}
