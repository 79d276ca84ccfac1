import type { Decision, RenderedContent } from '@quen/protocol';

/** Content of one kind. */
export type ContentOf<K extends RenderedContent['kind']> = Extract<RenderedContent, { kind: K }>;

/** What a renderer may use. */
export interface RenderTools {
  readonly locale: string;
  /** A text of Quen's own in the visitor's language. */
  readonly text: (key: TextKey) => string;
  /** The amount as the visitor's language writes it. */
  readonly money: (amount: number, currency: string) => string;
  /** Sends an event of this decision: `click`, `dismiss`, `answer`. */
  readonly emit: (name: 'click' | 'dismiss' | 'answer' | 'contact_request', properties?: object) => void;
}

/** Draws content of one kind as an element. */
export type Renderer<K extends RenderedContent['kind'] = RenderedContent['kind']> = (
  content: ContentOf<K>,
  tools: RenderTools,
) => HTMLElement;

/** A shop's own renderer; it fills the placement itself, and answers `false` to leave it to the built-in one. */
export type CustomRenderer = (placement: HTMLElement, decision: Decision, tools: RenderTools) => unknown;

/** Keys of Quen's own texts. */
export type TextKey = 'view' | 'copy' | 'copied' | 'close' | 'ends' | 'days';
