import type { DecideResponse, Decision, ProductCard } from '@quen/protocol';

/** Writes answers as JSON. It keeps how products were written: the same few are on most pages. */
export type WriteResponse = (response: DecideResponse, locale: string) => Buffer<ArrayBuffer>;

interface WrittenCard {
  readonly card: ProductCard;
  /** The card as JSON, but for what is this page's own and the closing brace. */
  readonly bytes: Buffer;
}

/** Why a product is shown, as JSON, and the card's end. */
interface WrittenReason {
  readonly strategy: string;
  readonly bytes: Buffer;
}

/** A few megabytes of the shop's best sellers. */
const maxCards = 5_000;
/** Anybody may invent more. */
const maxLocales = 20;
const comma = Buffer.from(',');
const emptyItems = '"items":[]';

/** A writer with nothing kept yet. What it writes parses to what `JSON.stringify` would have written. */
export function createResponseWriter(): WriteResponse {
  /** By language, since titles are in it. */
  const written = new Map<string, Map<string, WrittenCard>>();
  let kept = 0;

  function cardsOf(locale: string): Map<string, WrittenCard> {
    let cards = written.get(locale);
    if (cards !== undefined && kept <= maxCards) return cards;
    if (kept > maxCards || written.size >= maxLocales) {
      written.clear();
      kept = 0;
    }
    cards = new Map();
    written.set(locale, cards);
    return cards;
  }

  function writeCard(card: ProductCard, cards: Map<string, WrittenCard>): Buffer {
    const known = cards.get(card.itemId);
    if (known !== undefined && isSameProduct(known.card, card)) return known.bytes;
    const { strategy: _itsOwn, reason: _too, ...product } = card;
    const bytes = Buffer.from(JSON.stringify(product).slice(0, -1));
    cards.set(card.itemId, { card, bytes });
    kept++;
    return bytes;
  }

  return ({ decisions, results, ruleSetVersion, page, trace }, locale) => {
    const cards = cardsOf(locale);
    const reasons = new Map<string | undefined, WrittenReason>();
    const parts: Buffer[] = [];
    let text = '{"decisions":[';
    for (let index = 0; index < decisions.length; index++) {
      const decision = decisions[index] as Decision;
      const { content } = decision;
      if (index > 0) text += ',';
      if (content?.kind !== 'recommendations') {
        text += JSON.stringify(decision);
        continue;
      }
      const around = JSON.stringify({ ...decision, content: { ...content, items: [] } });
      // Within a text its quotes would be escaped: this can only be the list.
      const opened = around.indexOf(emptyItems) + emptyItems.length - 1;
      parts.push(Buffer.from(text + around.slice(0, opened)));
      for (let nth = 0; nth < content.items.length; nth++) {
        const card = content.items[nth] as ProductCard;
        if (nth > 0) parts.push(comma);
        parts.push(writeCard(card, cards), writeReason(card, reasons));
      }
      text = around.slice(opened);
    }
    const rest = JSON.stringify({ results, ruleSetVersion, page, trace });
    parts.push(Buffer.from(`${text}],${rest.slice(1)}`));
    return Buffer.concat(parts);
  };
}

function writeReason({ strategy, reason }: ProductCard, reasons: Map<string | undefined, WrittenReason>): Buffer {
  const known = reasons.get(reason);
  if (known !== undefined && known.strategy === strategy) return known.bytes;
  const why = reason === undefined ? '' : `,"reason":${JSON.stringify(reason)}`;
  const bytes = Buffer.from(`,"strategy":${JSON.stringify(strategy)}${why}}`);
  reasons.set(reason, { strategy, bytes });
  return bytes;
}

/** Catalogues change: what is kept of a product holds as long as it is written the same. */
function isSameProduct(a: ProductCard, b: ProductCard): boolean {
  return (
    a.title === b.title &&
    a.url === b.url &&
    a.imageUrl === b.imageUrl &&
    a.brand === b.brand &&
    a.category === b.category &&
    a.price === b.price &&
    a.listPrice === b.listPrice &&
    a.currency === b.currency
  );
}
