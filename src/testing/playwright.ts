// Of Playwright's types, as much as the kit needs. The objects of every version from 1.40 on fit, and a project without
// Playwright compiles as well. Methods, not properties: then those with more overloads fit, too.

export type TestRequest = {
  url(): string;
  method(): string;
  postData(): string | null;
  allHeaders(): Promise<{ [name: string]: string }>;
  frame(): Pick<TestPage, 'evaluate'>;
};

export type TestRoute = {
  request(): TestRequest;
  fulfill(answer: {
    status?: number;
    headers?: { [name: string]: string };
    body?: string;
    contentType?: string;
    path?: string;
  }): Promise<void>;
  abort(errorCode?: string): Promise<void>;
};

export type TestContext = {
  route(isMeant: (url: URL) => boolean, handle: (route: TestRoute) => Promise<void>): Promise<unknown>;
  on(event: 'request', listener: (request: TestRequest) => void): unknown;
  on(event: 'requestfinished', listener: (request: TestRequest) => void): unknown;
  cookies(): Promise<readonly { readonly name: string }[]>;
  pages(): readonly TestPage[];
};

export type TestLocator = {
  // biome-ignore lint/suspicious/noExplicitAny: of Playwright's own, the type of the argument differs by version.
  evaluateAll<R>(read: (elements: any[], argument: any) => R, argument: any): Promise<R>;
};

export type TestPage = {
  context(): TestContext;
  url(): string;
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  evaluate<R>(read: (argument: any) => R | Promise<R>, argument: any): Promise<R>;
  locator(selector: string): TestLocator;
};
