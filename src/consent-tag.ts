import { documentProperty } from './browser/document-property.ts';
import { quietly } from './browser/quietly.ts';
import { type FollowOptions, follow } from './consent/follow.ts';

quietly(() => {
  // The script of a tag manager that has inlined or re-made it has no attributes: so the tag that names a manager goes first.
  const tag =
    documentProperty('querySelector')?.call(document, 'script[data-manager]') ??
    documentProperty('currentScript');
  follow(((tag as HTMLScriptElement | null)?.dataset ?? {}) as FollowOptions);
});
