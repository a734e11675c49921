import type { Reader } from './reader.ts';

type Config = { services: readonly { name: string; purposes?: readonly string[] }[] };

type Manager = {
  confirmed: boolean;
  savedConsents: Readonly<Record<string, boolean>>;
  watch(watcher: { update: () => void }): void;
};

type Klaro = {
  addEventListener(event: 'render', listener: (config: Config) => void): void;
  getManager(config: Config): Manager;
};

/**
 * https://klaro.org/docs/api/js_api and https://github.com/klaro-org/klaro-js
 * A category is the name of a service, or a purpose: then all its services have to be agreed to.
 */
export const klaro: Reader<Klaro> = {
  inWindow: 'klaro',
  joinIn(klaro, tell) {
    // Called at once where that was before. To ask for the manager earlier would make one, before the page is ready.
    klaro.addEventListener('render', (config) => {
      const manager = klaro.getManager(config);
      const update = () =>
        tell((category) => {
          const meant = config.services.filter(
            ({ name, purposes }) => name === category || purposes?.includes(category),
          );
          // As it was saved last: what is switched in the open window does not count yet.
          return manager.confirmed && meant.length
            ? meant.every(({ name }) => manager.savedConsents[name])
            : undefined;
        });
      manager.watch({ update });
      update();
    });
  },
};
