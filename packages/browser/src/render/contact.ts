import { element } from './element.ts';
import type { Renderer } from './renderer.ts';
import { safeUrl } from './safe-url.ts';

/** How each kind of channel is reached. */
const prefixes: { readonly [kind: string]: string } = {
  phone: 'tel:',
  email: 'mailto:',
  zalo: 'https://zalo.me/',
  messenger: 'https://m.me/',
};

/** A named person, with the ways to reach them. */
export const renderContact: Renderer<'contact'> = ({ headline, person, channels }, { emit }) => {
  const photo = safeUrl(person.photoUrl);
  return element(
    'section.card',
    { 'aria-label': headline },
    photo && element('img.photo', { src: photo, alt: '', width: 64, height: 64, loading: 'lazy' }),
    element('p.body', {}, element('strong', {}, headline), ' ', person.name, person.role && `, ${person.role}`),
    ...channels.map(({ kind, address }) => {
      const prefix = prefixes[kind] ?? '';
      const href = safeUrl(
        /^https?:/.test(address) ? address : prefix + (kind === 'phone' ? address.replace(/[^\d+]/g, '') : address),
      );
      const link = element(
        'a.link',
        { href, rel: 'noopener' },
        kind === 'link' ? address.replace(/^https?:\/\//, '') : `${nameOf(kind)}: ${address}`,
      );
      link.addEventListener('click', () => emit('contact_request', { channel: kind }));
      return link;
    }),
  );
};

function nameOf(kind: string): string {
  return ({ phone: '☎', email: '✉', zalo: 'Zalo', messenger: 'Messenger' } as { [kind: string]: string })[kind] ?? kind;
}
