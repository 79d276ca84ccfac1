import type { Decision, RenderedContent } from '@quen/protocol';
import { renderMessage } from './message.ts';
import { renderOffer } from './offer.ts';
import { renderRecommendations } from './recommendations.ts';
import type { CustomRenderer, Renderer, RenderTools } from './renderer.ts';
import { addStyleSheet } from './style-sheet.ts';
import { renderTemplate } from './template.ts';

/** Renderers that are loaded when first needed. */
export interface FormRenderers {
  readonly renderQuestion: Renderer<'question'>;
  readonly renderContact: Renderer<'contact'>;
}

export interface PlacementsOptions {
  /** Renderers of the shop's own by placement or kind of content. */
  readonly custom: { readonly [placementOrKind: string]: CustomRenderer };
  readonly loadForms: () => Promise<FormRenderers>;
  readonly toolsFor: (decision: Decision) => RenderTools;
  readonly onShown: (element: HTMLElement, decision: Decision) => void;
  readonly onEmptied: (element: HTMLElement) => void;
}

/** What is shown in the page's placements. */
export interface Placements {
  /** All placement elements of the page that have a name. */
  elements(): HTMLElement[];
  /** Shows a decision in an element, or the element's own fallback content where there is nothing to show. */
  show(element: HTMLElement, decision: Decision | undefined): void;
  /** The decision an element shows. */
  shownIn(element: Element): Decision | undefined;
}

/** Attribute that names a placement. */
export const placementAttribute = 'data-quen-placement';

/** The built-in renderers. */
const renderers = { recommendations: renderRecommendations, offer: renderOffer, message: renderMessage } as {
  readonly [kind: string]: Renderer | undefined;
};

/** Makes the page's placements. */
export function createPlacements(options: PlacementsOptions): Placements {
  const shown = new Map<Element, Decision>();
  const fallbacks = new WeakMap<Element, Node[]>();
  let isStyled = false;

  const loadForm = async (content: RenderedContent): Promise<Renderer> => {
    const forms = await options.loadForms();
    return (content.kind === 'question' ? forms.renderQuestion : forms.renderContact) as Renderer;
  };

  function fill(element: HTMLElement, decision: Decision, draw: () => Node | undefined): void {
    const made = draw();
    if (!isStyled) {
      isStyled = true;
      try {
        addStyleSheet();
      } catch {
        // Older browsers show the content without its looks.
      }
    }
    if (made) element.replaceChildren(made);
    element.setAttribute('data-quen-state', 'shown');
    options.onShown(element, decision);
  }

  function show(element: HTMLElement, decision: Decision | undefined): void {
    const content = decision?.content;
    const before = shown.get(element);
    if (!fallbacks.has(element)) fallbacks.set(element, [...element.childNodes]);
    if (!decision || !content) {
      shown.delete(element);
      element.setAttribute('data-quen-state', 'fallback');
      options.onEmptied(element);
      if (before) element.replaceChildren(...(fallbacks.get(element) ?? []));
      return;
    }
    shown.set(element, decision);
    // The same again, or something the visitor is busy with, stays as it is.
    if (before && (JSON.stringify(before.content) === JSON.stringify(content) || element.contains(document.activeElement))) {
      options.onShown(element, decision);
      return;
    }
    // What stands below must not move up when the fallback was higher.
    if (element.firstElementChild) element.style.minHeight = `${element.offsetHeight}px`;
    const tools = options.toolsFor(decision);
    const { kind } = content;
    const own = options.custom[decision.placement] ?? options.custom[kind];
    const template = [decision.placement, kind]
      .map((name) => document.querySelector<HTMLTemplateElement>(`template[data-quen-template="${name}"]`))
      .find(Boolean);
    const render = renderers[kind];
    if (own && own(element, decision, tools) !== false) fill(element, decision, () => undefined);
    else if (template) fill(element, decision, () => renderTemplate(template, content, tools));
    else if (render) fill(element, decision, () => render(content as never, tools));
    else
      loadForm(content)
        .then((form) => shown.get(element) === decision && fill(element, decision, () => form(content as never, tools)))
        .catch(() => show(element, undefined));
  }

  return {
    elements: () =>
      [...document.querySelectorAll<HTMLElement>(`[${placementAttribute}]`)].filter((one) => one.dataset['quenPlacement']),
    shownIn: (element) => shown.get(element),
    show,
  };
}
