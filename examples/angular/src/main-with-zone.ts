import { mergeApplicationConfig, provideZoneChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app';
import { appConfig } from './app.config';

// Together with zone.js among the polyfills in angular.json, as in applications that began before Angular 21.
bootstrapApplication(
  App,
  mergeApplicationConfig(appConfig, { providers: [provideZoneChangeDetection({ eventCoalescing: true })] }),
);
