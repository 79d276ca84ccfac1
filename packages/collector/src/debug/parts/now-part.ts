import type { CandidateTrace, ConditionTrace, PlacementTrace } from '@quen/protocol';
import { html } from 'hono/html';
import { reasonTexts } from '../debug-texts.ts';
import type { Markup } from '../markup.ts';
import type { View } from '../view.ts';
import { decisionLine } from './decisions-part.ts';

/** What each campaign would answer now, with its condition part by part. */
export function nowPart(view: View): Markup {
  const { state, texts } = view;
  const page = URL.canParse(state.page.url) ? new URL(state.page.url).pathname : state.page.url;
  const placements = state.placements.map(({ id, name }) => {
    const decision = state.now.decisions.find(({ placement }) => placement === id);
    const trace = state.now.trace.find(({ placement }) => placement === id);
    return html`<article><h3>${name} <code>${id}</code></h3>
${decision === undefined ? undefined : html`<ul class="answers">${decisionLine(decision, view)}</ul>`}${candidates(trace, view)}</article>`;
  });
  return html`<section class="wide" data-part="now"><h2>${texts['now']}</h2><p class="hint">${(texts['nowHint'] ?? '').replace('{page}', page)}</p>
<div class="placements">${placements}</div></section>`;
}

function candidates(trace: PlacementTrace | undefined, view: View): Markup {
  if (trace === undefined || trace.candidates.length === 0) return html`<p class="none">${view.texts['noCampaigns']}</p>`;
  return html`<ul class="candidates">${trace.candidates.map((candidate) => candidateLine(candidate, trace.placement, view))}</ul>`;
}

function candidateLine(
  { campaign, reason, detail, condition, outrankedBy }: CandidateTrace,
  placement: string,
  view: View,
): Markup {
  const why = html`<span class="why">${reasonTexts[view.language][reason]}${outrankedBy === undefined ? '' : `: ${outrankedBy}`}</span>${detail === '' ? undefined : html` <small>${detail}</small>`}`;
  const good = reason === 'TARGETING_MATCH' || reason === 'SPLIT' || reason === 'DEFAULT';
  return html`<li class="${good ? 'yes' : 'no'}"><code>${campaign}</code> ${why}
${condition === undefined ? undefined : html`<details data-key="${placement} ${campaign}"><summary>${view.texts['condition']}</summary><ul class="tree">${conditionLine(condition, view)}</ul></details>`}</li>`;
}

function conditionLine({ operator, path, expected, actual, result, children }: ConditionTrace, view: View): Markup {
  const { texts } = view;
  const own =
    path === undefined
      ? html`<b>${operator}</b>`
      : html`<code>${path}</code> <b>${operator}</b> <code>${shorten(expected)}</code> <span>${texts['actual']} ${actual === undefined ? texts['missing'] : shorten(actual)}</span>`;
  return html`<li class="${result ? 'yes' : 'no'}">${result ? '✓' : '✗'} ${own}${children === undefined ? undefined : html`<ul>${children.map((child) => conditionLine(child, view))}</ul>`}</li>`;
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
