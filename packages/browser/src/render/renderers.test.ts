import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderContact } from './contact.ts';
import { element } from './element.ts';
import { renderMessage } from './message.ts';
import { moneyFor } from './money.ts';
import { renderOffer } from './offer.ts';
import { renderQuestion } from './question.ts';
import { renderRecommendations } from './recommendations.ts';
import type { RenderTools } from './renderer.ts';
import { safeUrl } from './safe-url.ts';
import { renderTemplate } from './template.ts';
import { textsFor } from './texts.ts';

const toolsFor = (locale: string) => ({
  locale,
  text: textsFor(locale),
  money: moneyFor(locale),
  emit: vi.fn<RenderTools['emit']>(),
});
const evil = '<img src=x onerror=alert(1)>';

afterEach(() => vi.useRealTimers());

describe('renderers', () => {
  it('take texts as texts and addresses only of the web', () => {
    const made = renderRecommendations(
      {
        kind: 'recommendations',
        title: evil,
        layout: 'carousel',
        items: [
          {
            itemId: 'a',
            title: evil,
            url: 'javascript:alert(1)',
            imageUrl: 'data:text/html,x',
            currency: 'VND',
            strategy: 's',
            reason: evil,
          },
        ],
      },
      toolsFor('vi'),
    );
    expect(made.querySelectorAll('img[onerror], [href], img[src]')).toHaveLength(0);
    expect(made.querySelector('.quen-name')?.textContent).toBe(evil);
    expect(made.querySelector('ul')?.tabIndex).toBe(0);
    expect(['https://a.example/', '/a', 'tel:1', 'mailto:a@b.example'].map(safeUrl)).toEqual([
      'https://a.example/',
      '/a',
      'tel:1',
      'mailto:a@b.example',
    ]);
    expect(
      ['javascript:1', ' JaVaScRiPt:1', 'data:,', 'vbscript:1', '', undefined].map(safeUrl).every((url) => url === undefined),
    ).toBe(true);
  });

  it('write money and texts in the language of the page', () => {
    const content = { kind: 'message' as const, headline: 'A', layout: 'card' as const, linkUrl: '/x' };
    expect(renderMessage(content, toolsFor('vi-VN')).querySelector('a')?.textContent).toBe('Xem ngay');
    expect(renderMessage(content, toolsFor('en')).querySelector('a')?.textContent).toBe('View');
    expect(moneyFor('vi')(450_000, 'VND').replace(/\s/g, ' ')).toBe('450.000 ₫');
    // The placement then keeps its own content: no price is better than a wrong one.
    expect(() => moneyFor('en')(5, undefined as never)).toThrow();
  });

  it('send an offer away, copy its code, and count down while it is on the page', async () => {
    vi.useFakeTimers();
    const tools = toolsFor('en');
    const writeText = vi.fn(async () => {});
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
    const made = renderOffer(
      {
        kind: 'offer',
        offerId: 'o',
        headline: 'H',
        layout: 'bar',
        code: 'ABC',
        endsAtMs: Date.now() + 3 * 86_400_000 + 5000,
        benefit: { kind: 'free_shipping' },
      },
      tools,
    );
    document.body.append(made);
    expect(made.querySelector('time')?.textContent).toBe('Ends in 3 d 00:00:05');
    vi.advanceTimersByTime(2000);
    expect(made.querySelector('time')?.textContent).toBe('Ends in 3 d 00:00:03');
    made.querySelector<HTMLButtonElement>('.quen-code')?.click();
    await vi.advanceTimersByTimeAsync(10);
    expect(writeText).toHaveBeenCalledWith('ABC');
    expect(made.querySelector('.quen-code')?.textContent).toBe('Copied');
    await vi.advanceTimersByTimeAsync(2100);
    expect(made.querySelector('.quen-code')?.textContent).toBe('ABC');
    made.querySelector<HTMLButtonElement>('.quen-close')?.click();
    expect(tools.emit.mock.calls.map(([name]) => name)).toEqual(['click', 'dismiss']);
    expect(made.isConnected).toBe(false);
    vi.advanceTimersByTime(5000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ask each kind of question and send its answer once', () => {
    const options = [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ];
    const answer = (input: 'choice' | 'multiple' | 'rating' | 'text', pick: (form: HTMLElement) => void): unknown => {
      const tools = toolsFor('vi');
      const form = renderQuestion(
        { kind: 'question', questionId: 'q', prompt: 'P?', input, options: input === 'rating' ? [] : options },
        tools,
      );
      document.body.append(form);
      pick(form);
      form.dispatchEvent(new Event('submit', { cancelable: true }));
      return (tools.emit.mock.calls[0]?.[1] as { value?: unknown } | undefined)?.value;
    };
    const check = (value: string) => (form: HTMLElement) => {
      const input = form.querySelector<HTMLInputElement>(`[value="${value}"]`);
      if (input) input.checked = true;
    };
    expect(answer('choice', check('b'))).toBe('b');
    expect(
      answer('multiple', (form) => {
        check('a')(form);
        check('b')(form);
      }),
    ).toEqual(['a', 'b']);
    expect(answer('rating', check('4'))).toBe(4);
    expect(
      answer('text', (form) => {
        const input = form.querySelector('input');
        if (input) input.value = 'xin chào';
      }),
    ).toBe('xin chào');
    expect(answer('choice', () => {})).toBeUndefined();
  });

  it('lead to a person by each channel', () => {
    const tools = toolsFor('vi');
    const made = renderContact(
      {
        kind: 'contact',
        headline: 'Hỏi Lan',
        person: { name: 'Lan' },
        channels: [
          { kind: 'phone', address: '+84 90 123' },
          { kind: 'zalo', address: '8490' },
          { kind: 'link', address: 'javascript:alert(1)' },
        ],
      },
      tools,
    );
    expect([...made.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      'tel:+8490123',
      'https://zalo.me/8490',
      null,
    ]);
    made.querySelector('a')?.click();
    expect(tools.emit).toHaveBeenCalledWith('contact_request', { channel: 'phone' });
  });

  it('fill a template of the shop’s own', () => {
    const template = document.createElement('template');
    template.innerHTML =
      '<h3 data-quen-text="title"></h3><a data-quen-each="items" data-quen-href="url"><b data-quen-text="price"></b><i data-quen-if="reason" data-quen-text="reason"></i></a>';
    const made = renderTemplate(
      template,
      {
        title: evil,
        items: [
          { itemId: 'a', url: '/a', price: 5, currency: 'EUR', reason: 'R' },
          { itemId: 'b', url: 'javascript:1' },
        ],
      },
      toolsFor('en'),
    );
    expect(made.querySelector('h3')?.textContent).toBe(evil);
    // Addresses in templates are held in the real browser: happy-dom finds removed attributes again.
    expect([...made.querySelectorAll('a')].map((link) => [link.getAttribute('data-quen-item'), link.textContent])).toEqual([
      ['a', '€5.00R'],
      ['b', ''],
    ]);
  });

  it('leave out attributes without a value', () => {
    expect(
      element('p.x', { id: '', tabindex: 0, title: undefined, lang: false }, 'a', undefined, false, element('b', 0)).outerHTML,
    ).toBe('<p class="quen-x" id="" tabindex="0">a<b></b></p>');
  });
});
