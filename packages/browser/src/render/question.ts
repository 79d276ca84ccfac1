import { element } from './element.ts';
import type { Renderer } from './renderer.ts';

const ratings = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }));

/** A question as a form; the answer is sent as an `answer` event, and thanks take its place. */
export const renderQuestion: Renderer<'question'> = (content, { locale, emit }) => {
  const [send, thankYou] = /^vi/i.test(locale) ? ['Gửi', 'Cảm ơn bạn!'] : ['Send', 'Thank you!'];
  const { questionId, prompt, input, thanks } = content;
  const choices = input === 'rating' && content.options.length === 0 ? ratings : content.options;
  const form = element('form.form', { 'aria-label': prompt }) as HTMLFormElement;
  const name = `quen-${questionId}`;
  const fields =
    input === 'text'
      ? [element('input', { name, type: 'text', maxlength: 500, required: '', 'aria-label': prompt })]
      : choices.map(({ value, label }) =>
          element(
            'label',
            {},
            element('input', {
              name,
              value,
              type: input === 'multiple' ? 'checkbox' : 'radio',
              required: input !== 'multiple' && '',
            }),
            ' ',
            label,
          ),
        );
  form.append(
    element('fieldset.fields', {}, element('legend', {}, prompt), ...fields),
    element('button.send', { type: 'submit' }, send),
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    const given = new FormData(form).getAll(name).map(String);
    const [first] = given;
    if (first === undefined || first === '') return;
    emit('answer', { questionId, value: input === 'multiple' ? given : input === 'rating' ? Number(first) : first });
    const done = element('p.thanks', { role: 'status', tabindex: -1 }, thanks || thankYou);
    form.replaceChildren(done);
    done.focus();
  };
  return form;
};
