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

/** What is shown in the page's placements. */
export interface Placements {
  /** The decision an element stands for now. */
  decisionOf(element: Element): Decision | undefined;
  /** Shows a decision's content in an element, or the element's own fallback content where there is nothing to show. */
  show(element: HTMLElement, decision?: Decision): void;
}

/** The built-in renderers. */
const renderers: object = { recommendations: renderRecommendations, offer: renderOffer, message: renderMessage };

/**
 * Makes the page's placements.
 *
 * @param custom Renderers of the shop's own by placement or kind of content.
 * @param onChange Told of each element that comes to stand for another decision.
 */
export const createPlacements = (
  custom: { readonly [placementOrKind: string]: CustomRenderer },
  loadForms: (() => Promise<FormRenderers>) | undefined,
  toolsFor: (decision: Decision) => RenderTools,
  onChange: (element: Element) => void,
): Placements => {
  const shown = new WeakMap<Element, readonly [decision: Decision | undefined, fallback: readonly Node[]]>();
  const stateOf = (element: Element): readonly [decision?: Decision | undefined, fallback?: readonly Node[]] =>
    shown.get(element) || [];
  const decisionOf = (element: Element): Decision | undefined => stateOf(element)[0];

  const show = (element: HTMLElement, decision?: Decision): void => {
    const [before, fallback = [...element.childNodes]] = stateOf(element);
    const content = decision?.content;
    // What the visitor is busy with stays as it is.
    if (element.contains(document.activeElement)) return;
    shown.set(element, [decision, fallback]);
    element.dataset['quenState'] = content ? 'shown' : 'fallback';
    onChange(element);
    if (JSON.stringify(content) === JSON.stringify(before?.content)) return;
    if (content) draw(element, decision).catch(() => show(element));
    else element.replaceChildren(...fallback);
  };

  const draw = async (element: HTMLElement, decision: Decision): Promise<void> => {
    const content = decision.content as RenderedContent;
    const names = [decision.placement, content.kind];
    const tools = toolsFor(decision);
    // What stands below must not move up when the fallback was higher.
    if (element.firstElementChild) element.style.minHeight = `${element.offsetHeight}px`;
    if (names.some((name) => custom[name] && custom[name](element, decision, tools) !== false)) return;
    const template = names.map((name) => document.querySelector(`template[data-quen-template="${name}"]`)).find(Boolean);
    addStyleSheet();
    const render = (renderers[content.kind as never] ||
      (!template && (await (loadForms as () => Promise<object>)())[content.kind as never])) as Renderer;
    if (decisionOf(element) === decision) {
      element.replaceChildren(
        template ? renderTemplate(template as HTMLTemplateElement, content, tools) : render(content as never, tools),
      );
    }
  };

  return { decisionOf, show };
};
