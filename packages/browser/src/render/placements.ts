import type { Decision, RenderedContent } from '@quen/protocol';
import { renderMessage } from './message.ts';
import { renderOffer } from './offer.ts';
import { renderRecommendations } from './recommendations.ts';
import type { CustomRenderer, Renderer, RenderTools } from './renderer.ts';
import { addStyleSheet } from './style-sheet.ts';
import { renderTemplate } from './template.ts';

/** Renderers that are loaded when first needed. */
export interface FormRenderers {
  readonly question: Renderer<'question'>;
  readonly contact: Renderer<'contact'>;
}

export interface PlacementsOptions {
  /** Renderers of the shop's own by placement or kind of content. */
  readonly custom: { readonly [placementOrKind: string]: CustomRenderer };
  readonly loadForms: (() => Promise<FormRenderers>) | undefined;
  readonly toolsFor: (decision: Decision) => RenderTools;
  /** Told what an element now shows; nothing when it shows its own fallback content. */
  readonly onChange: (element: HTMLElement, decision: Decision | undefined) => void;
}

/** What is shown in the page's placements. */
export interface Placements {
  /** The decision each element shows; nothing when it shows its own content. */
  readonly shown: WeakMap<Element, Decision | undefined>;
  /** Shows a decision in an element, or the element's own fallback content where there is nothing to show. */
  show(element: HTMLElement, decision?: Decision): void;
}

/** The built-in renderers. */
const renderers: object = { recommendations: renderRecommendations, offer: renderOffer, message: renderMessage };

/** Makes the page's placements. */
export function createPlacements({ custom, loadForms, toolsFor, onChange }: PlacementsOptions): Placements {
  const shown = new WeakMap<Element, Decision | undefined>();
  const fallbacks = new WeakMap<Element, Node[]>();

  function show(element: HTMLElement, given?: Decision): void {
    const before = shown.get(element);
    const decision = given?.content && given;
    if (!fallbacks.has(element)) fallbacks.set(element, [...element.childNodes]);
    shown.set(element, decision);
    element.dataset['quenState'] = decision ? 'shown' : 'fallback';
    onChange(element, decision);
    if (!decision) {
      if (before) element.replaceChildren(...(fallbacks.get(element) as Node[]));
      // The same again, or something the visitor is busy with, stays as it is.
    } else if (
      !before ||
      (JSON.stringify(before.content) !== JSON.stringify(decision.content) && !element.contains(document.activeElement))
    ) {
      draw(element, decision).catch(() => show(element));
    }
  }

  async function draw(element: HTMLElement, decision: Decision): Promise<void> {
    const content = decision.content as RenderedContent;
    const names = [decision.placement, content.kind];
    const tools = toolsFor(decision);
    // What stands below must not move up when the fallback was higher.
    if (element.firstElementChild) element.style.minHeight = `${element.offsetHeight}px`;
    for (const name of names) if (custom[name] && custom[name](element, decision, tools) !== false) return;
    const template = names.map((name) => document.querySelector(`template[data-quen-template="${name}"]`)).find(Boolean);
    addStyleSheet();
    const render = (renderers[content.kind as never] ||
      (!template && (await (loadForms as () => Promise<object>)())[content.kind as never])) as Renderer;
    if (shown.get(element) === decision) {
      element.replaceChildren(
        template ? renderTemplate(template as HTMLTemplateElement, content, tools) : render(content as never, tools),
      );
    }
  }

  return { shown, show };
}
