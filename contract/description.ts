import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import openapi from './openapi.json' with { type: 'json' };
import { printable } from './printable.ts';

/** The address of an operation; each is a POST. */
export type Path = keyof typeof openapi.paths;

/** Where a JSON value is not what the description says, such as `offer.partner.name`; '' for the whole of it. */
export type Flaw = {
  readonly place: string;
  /** What stands there, short enough for a line of a terminal. */
  readonly value: string;
  /** Such as `must be string`. */
  readonly rule: string;
};

// Formats tell readers what patterns hold: libraries do not agree on what a format permits.
const ajv = new Ajv2020({ validateFormats: false, allowUnionTypes: true, verbose: true, allErrors: true });
// Around its schemas, the description has members that are no business of a validator.
ajv.addVocabulary(Object.keys(openapi));
ajv.addSchema(openapi, 'openapi.json', undefined, false);

/**
 * What is wrong with the JSON body that answers a POST to `path` with `status`. A status that is not described is
 * judged as the last one of its class is; one of a class that is not has no shape.
 */
export function flawsOfAnswer(path: Path, status: number, value: unknown): readonly Flaw[] {
  const names = Object.keys(openapi.paths[path].post.responses);
  const name =
    names.find((key) => key === String(status)) ?? names.findLast((key) => key[0] === String(status)[0]);
  return name ? flawsAt(['paths', path, 'post', 'responses', name, ...JSON_BODY], value) : [];
}

/** What is wrong with the JSON body of a POST to `path`. */
export const flawsOfRequest = (path: Path, value: unknown): readonly Flaw[] =>
  flawsAt(['paths', path, 'post', 'requestBody', ...JSON_BODY], value);

const JSON_BODY = ['content', 'application/json', 'schema'];

function flawsAt(pointer: readonly string[], value: unknown): readonly Flaw[] {
  const fragment = pointer.map((part) =>
    encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
  );
  const validate = ajv.getSchema(`openapi.json#/${fragment.join('/')}`);
  if (!validate) throw new Error(`openapi.json has nothing at ${pointer.join(' ')}`);
  validate(value);
  return (validate.errors ?? []).map(flaw);
}

function flaw({ instancePath, data, message = '' }: ErrorObject): Flaw {
  return {
    place: instancePath.slice(1).replaceAll('/', '.'),
    value: printable(JSON.stringify(data) ?? 'missing').slice(0, 60),
    rule: message,
  };
}
