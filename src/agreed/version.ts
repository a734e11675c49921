/** The version of this package: the build takes it from `package.json`. */
export const version = '0.2.0';
