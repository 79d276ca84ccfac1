/** Loaded when a placement first shows a question or a contact; each renderer stands under its kind of content. */
export { renderContact as contact } from './render/contact.ts';
export { renderQuestion as question } from './render/question.ts';
