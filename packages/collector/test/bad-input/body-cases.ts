import { gzipSync } from 'node:zlib';
import { type BadInputCase, bytes, event, json, text } from './bad-input-case.ts';

/** Bodies that are no request: too large, too deep, broken. */
export const bodyCases: readonly BadInputCase[] = [
  { name: 'oversized', body: text(`{"events":["${'x'.repeat(1_100_000)}"]}`), status: 413, code: 'body_too_large' },
  { name: 'a gzip bomb', body: bytes(gzipSync(Buffer.alloc(200_000_000))), status: 413, code: 'body_too_large' },
  {
    name: 'a gzip bomb in JSON’s clothes',
    headers: { 'content-type': 'application/json' },
    body: bytes(gzipSync(`{"events":[],"a":"${'x'.repeat(50_000_000)}"}`)),
    status: 413,
    code: 'body_too_large',
  },
  { name: 'broken gzip', body: bytes(Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3])), status: 400, code: 'invalid_json' },
  {
    name: 'deeply nested lists',
    body: text(`{"events":[],"context":${'['.repeat(200_000)}${']'.repeat(200_000)}}`),
    status: 400,
    code: 'too_deep',
  },
  {
    name: 'deeply nested lists for events',
    body: text(`{"events":${'['.repeat(200_000)}${']'.repeat(200_000)}}`),
    status: 200,
    results: ['rejected too_deep *'],
  },
  {
    name: 'deeply nested objects',
    body: text(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
    status: 400,
    code: 'too_deep',
  },
  { name: 'invalid UTF-8', body: bytes(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])), status: 400, code: 'invalid_json' },
  { name: 'overlong UTF-8', body: bytes(Buffer.from([0x22, 0xc0, 0xaf, 0x22])), status: 400, code: 'invalid_json' },
  { name: 'nothing', body: text(''), status: 400, code: 'invalid_json' },
  { name: 'NaN', body: text('{"events":[{"a":NaN}]}'), status: 400, code: 'invalid_json' },
  { name: 'a number beyond a double', body: text('{"events":[],"sentAt":1e999}'), status: 400, code: 'invalid_json' },
  {
    name: 'a number beyond a double in one of the events',
    body: text(`{"events":[{"a":1e999},${JSON.stringify(event())}]}`),
    status: 200,
    results: ['rejected invalid_event a', 'accepted'],
  },
  { name: 'a list of lists', body: text('[[]]'), status: 400, code: 'invalid_request' },
  { name: 'events that are a text', body: json({ events: 'view_item' }), status: 400, code: 'invalid_request' },
  { name: 'a thousand and one events', body: json({ events: Array(1001).fill({}) }), status: 400, code: 'invalid_request' },
  {
    name: 'XML',
    headers: { 'content-type': 'text/xml' },
    body: text('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
    status: 400,
    code: 'invalid_json',
  },
  {
    name: 'duplicate keys: the last one counts, once',
    body: text(
      `{"events":[],"events":[${JSON.stringify(event({ messageId: 'twin', name: 'page_view' })).replace('"page_view"', '"evil" ,"name":"page_view"')}]}`,
    ),
    status: 200,
    results: ['accepted'],
  },
];
