import { toText } from './toText';

interface ErrorParts {
  readonly name: string;
  /** Undefined where it has none of its own. */
  readonly message: string | undefined;
  readonly stack: string | undefined;
  readonly cause: { readonly value: unknown } | undefined;
}

/** What of an error is cloned: the rest of it is not. */
export function readErrorParts(error: object): ErrorParts {
  const { name, stack } = error as { readonly name?: unknown; readonly stack?: unknown };
  const message = ownData(error, 'message');
  return {
    name: name === undefined ? 'Error' : toText(name),
    message: message === undefined ? undefined : toText(message.value),
    stack: typeof stack === 'string' ? stack : undefined,
    cause: ownData(error, 'cause'),
  };
}

function ownData(object: object, key: string): { readonly value: unknown } | undefined {
  const property = Object.getOwnPropertyDescriptor(object, key);
  return property !== undefined && 'value' in property ? { value: property.value as unknown } : undefined;
}
