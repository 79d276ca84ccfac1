import { randomBytes } from 'node:crypto';

const mark = 'erased-';

/** What something that was erased is called from then on: another name each time, drawn by chance, that says nothing. */
export function erasedName(): string {
  return `${mark}${randomBytes(12).toString('base64url')}`;
}

/** Whether it is the name of something that was erased: a device that goes by it is nobody's. */
export function isErasedName(id: string): boolean {
  return id.startsWith(mark);
}
