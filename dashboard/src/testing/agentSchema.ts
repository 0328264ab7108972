import { type Json, type JsonObject, list, object, text } from '../agent-doc/document';
import schema from './agent-schema.json' with { type: 'json' };

const root = schema as unknown as JsonObject;

/** What a schema is after its references: they lead to definitions beside it. */
function plain(found: Json | undefined): JsonObject {
  const { $ref, ...rest } = object(found);
  if (typeof $ref !== 'string') return rest;
  const led = $ref
    .replace(/^#\//, '')
    .split('/')
    .filter(Boolean)
    .reduce<JsonObject>((at, key) => object(at[key]), root);
  return { ...plain(led), ...rest };
}

/** The kinds of steps with their schemas. */
export const kinds: [string, JsonObject][] = list(
  plain(plain(object(root.properties).nodes).items).oneOf,
).map((one) => {
  const kind = plain(one);
  return [text(object(object(kind.properties).type).const), kind];
});
/** The agent without its steps. */
export const agent: JsonObject = {
  ...root,
  properties: Object.fromEntries(
    Object.entries(object(root.properties)).filter(([name]) => name !== 'nodes'),
  ),
};

/** The fields of a schema by their paths, such as `outcomes.rules[].when.all[].operand`. */
export function fields(found: Json | undefined, path = ''): string[] {
  const schema = plain(found);
  const choices = list(schema.oneOf ?? schema.anyOf);
  if (choices.length > 0) return [...new Set(choices.flatMap((one) => fields(one, path)))];
  if (schema.properties !== undefined)
    return Object.entries(object(schema.properties)).flatMap(([name, inner]) =>
      fields(inner, path === '' ? name : `${path}.${name}`),
    );
  const item = plain(schema.items);
  const ofObjects = item.properties !== undefined || item.oneOf !== undefined;
  return ofObjects ? fields(schema.items, `${path}[]`) : [path];
}

/**
 * A value with every property that a schema knows. Where there are choices it is the one of this
 * number, and of what is left of the number within it, so that all numbers together have everything.
 */
export function filled(found: Json | undefined, choice: number): Json {
  const schema = plain(found);
  const pick = (all: Json[]) => all[choice % all.length] as Json;
  const choices = list(schema.oneOf ?? schema.anyOf);
  if (choices.length > 0) return filled(pick(choices), Math.floor(choice / choices.length));
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return pick(list(schema.enum));
  if (schema.properties !== undefined)
    return Object.fromEntries(
      Object.entries(object(schema.properties)).map(([name, inner]) => [
        name,
        filled(inner, choice),
      ]),
    );
  switch (schema.type) {
    case 'array':
      return [filled(schema.items, choice)];
    case 'object':
      return { some: filled(schema.additionalProperties, choice) };
    case 'boolean':
      return true;
    case 'number':
    case 'integer':
      return 7;
    default:
      return 'some';
  }
}
