import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { PERMISSION, PUBLIC } from '../platform';

/** Stops the start of the API where a route says neither who may call it nor that everybody may. */
@Injectable()
export class RouteCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    const open = this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      return undecidedRoutes(prototype, this.scanner.getAllMethodNames(prototype)).map(
        (name) => `${metatype?.name}.${name}`,
      );
    });
    if (open.length > 0) throw new Error(`Routes without @Can or @Public: ${open.join(', ')}`);
  }
}

/** Names of the methods that are routes and carry neither decorator. */
export function undecidedRoutes(prototype: Record<string, () => unknown>, names: string[]): string[] {
  return names.filter((name) => {
    const method = prototype[name];
    const isRoute = Reflect.hasMetadata(PATH_METADATA, method);
    return isRoute && !Reflect.hasMetadata(PERMISSION, method) && !Reflect.hasMetadata(PUBLIC, method);
  });
}
