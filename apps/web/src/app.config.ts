import { APP_BASE_HREF } from '@angular/common';
import { provideHttpClient, withFetch, withInterceptors } from '@angular/common/http';
import {
  type ApplicationConfig,
  inject,
  isDevMode,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { apiInterceptor, ServerClock } from '@zeitbuch/web-data-access';
import { keepPageScroll, PageTitle, routes, TextLoader } from '@zeitbuch/web-features';
import { LANGUAGES, Preferences, TODAY, townTime } from '@zeitbuch/web-ui';
import { registerServiceWorker } from './service-worker';

export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withFetch(), withInterceptors([apiInterceptor])),
    provideRouter(routes, withComponentInputBinding(), withInMemoryScrolling()),
    { provide: TitleStrategy, useExisting: PageTitle },
    provideTransloco({
      config: { availableLangs: [...LANGUAGES], defaultLang: 'de', reRenderOnLangChange: true, prodMode: !isDevMode() },
      loader: TextLoader,
    }),
    provideAppInitializer(keepPageScroll),
    {
      provide: TODAY,
      useFactory: () => {
        const clock = inject(ServerClock);
        return () => townTime(clock.nowMilliseconds()).date;
      },
    },
    provideAppInitializer(() => inject(Preferences).restore()),
    provideAppInitializer(registerServiceWorker),
    // Instead of <base href>, which the content security policy forbids (`base-uri 'none'`).
    { provide: APP_BASE_HREF, useValue: '/' },
  ],
};
