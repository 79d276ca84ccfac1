import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RenderedContent } from '@quen/protocol';
import { expect, it } from 'vitest';
import { describeVisits } from './visitor.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const options = ['38', '39'].map((value) => ({ value, label: `Cỡ ${value}` }));
const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
const list = (layout: 'carousel' | 'grid' | 'list'): RenderedContent => ({
  kind: 'recommendations',
  title: `Dành cho bạn ${layout}`,
  layout,
  items: ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8', 'p9'].map((itemId) => ({
    itemId,
    title: `Sản phẩm ${itemId}`,
    url: `/${itemId}`,
    imageUrl: pixel,
    currency: 'VND',
    price: 99_000,
    listPrice: 120_000,
    reason: 'Đang bán chạy',
    strategy: 'trending',
  })),
});
const question = (input: 'choice' | 'multiple' | 'rating' | 'text'): RenderedContent => ({
  kind: 'question',
  questionId: input,
  prompt: `Câu hỏi ${input}?`,
  input,
  options: input === 'choice' || input === 'multiple' ? options : [],
});

/** One of each kind of content, in each of its layouts. */
const contents: { readonly [placement: string]: RenderedContent } = {
  carousel: list('carousel'),
  grid: list('grid'),
  list: list('list'),
  bar: {
    kind: 'offer',
    offerId: 'o1',
    headline: 'Giảm 10 %',
    body: 'cho đơn đầu tiên',
    layout: 'bar',
    code: 'CHAO10',
    linkUrl: '/sale',
    endsAtMs: Date.now() + 90_000_000,
    benefit: { kind: 'percentage', percent: 10 },
  },
  card: { kind: 'offer', offerId: 'o2', headline: 'Miễn phí giao hàng', layout: 'card', benefit: { kind: 'free_shipping' } },
  message: {
    kind: 'message',
    headline: 'Chào bạn',
    body: 'Hàng mới về',
    layout: 'bar',
    linkUrl: '/new',
    linkText: 'Xem hàng mới',
  },
  note: { kind: 'message', headline: 'Cảm ơn bạn', layout: 'card' },
  choice: question('choice'),
  multiple: question('multiple'),
  rating: question('rating'),
  text: question('text'),
  contact: {
    kind: 'contact',
    headline: 'Cần giúp?',
    person: { name: 'Lan', role: 'Tư vấn' },
    channels: [
      { kind: 'phone', address: '+84 90 000 0000' },
      { kind: 'zalo', address: '84900000000' },
      { kind: 'email', address: 'lan@shop.example' },
    ],
  },
};

describeVisits('built-in content', (visitor) => {
  for (const [shop, style] of [
    ['a shop without any styles', ''],
    ['a dark shop', '<style>body{background:#111;color:#eee}a{color:#9cf}</style>'],
  ]) {
    it(`passes axe in ${shop}`, async () => {
      await visitor.renew({ viewport: { width: 390, height: 800 } });
      for (const [placement, content] of Object.entries(contents)) visitor.collector.contents.set(placement, content);
      const places = Object.keys(contents).map((name) => `<div data-quen-placement="${name}"></div>`);
      visitor.collector.pages.set('/', {
        html: `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Shop</title>${style}<script async src="/quen.js" data-key="pk_test"></script></head><body><main><h1>Shop</h1>${places.join('')}</main></body></html>`,
      });
      await visitor.goto('/');
      await visitor.page.waitForFunction(
        (count) => document.querySelectorAll('[data-quen-placement] > *').length === count,
        places.length,
      );
      await visitor.page.evaluate(axe);
      const violations = await visitor.page.evaluate(async () => {
        const { axe: run } = window as unknown as {
          axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        return (await run.run()).violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)]);
      });
      expect(violations).toEqual([]);
    });
  }
});
