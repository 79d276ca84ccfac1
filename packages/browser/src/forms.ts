/** Loaded when a placement first shows a question or a contact. */
export { renderContact } from './render/contact.ts';
export { renderQuestion } from './render/question.ts';
