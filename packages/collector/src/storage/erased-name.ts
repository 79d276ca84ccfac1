const mark = 'erased-';

/** What something that was erased is called from then on: a name that says nothing. @param lot drawn by chance */
export function erasedName(lot: string): string {
  return `${mark}${lot}`;
}

/** Whether it is the name of something that was erased: a device that goes by it is nobody's. */
export function isErasedName(id: string): boolean {
  return id.startsWith(mark);
}
