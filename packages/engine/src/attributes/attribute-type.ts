/** `time` is epoch milliseconds; `map` is an object whose keys are free (`traits.plan`). */
export type AttributeType = 'text' | 'number' | 'boolean' | 'time' | 'list' | 'map' | 'events';
