import { type DynamicModule, type Type } from '@nestjs/common';
import { MODULE_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { PERMISSION, type Permission } from '../../src/platform';

/** A route's method: who may call it, and how often a request has come as far as into it. */
export interface WatchedHandler {
  /** Undefined where everybody may call it. */
  readonly permission: Permission | undefined;
  calls: number;
}

type Module = Type | DynamicModule | { forwardRef(): Type };

/**
 * Counts the calls of every route's method by its name, which is the name of the operation. Guards and checks of the
 * request come before the method, so a call shows that nothing was wrong with the request. Before the app is made.
 */
export function watchHandlers(module: Module): Map<string, WatchedHandler> {
  const handlers = new Map<string, WatchedHandler>();
  for (const { prototype } of controllersOf(module))
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype as object)))
      if (name !== 'constructor' && typeof value === 'function' && Reflect.hasMetadata(PATH_METADATA, value as object))
        handlers.set(name, watch(prototype as Record<string, Method>, name, value as Method));
  return handlers;
}

type Method = (this: unknown, ...args: unknown[]) => unknown;

function watch(prototype: Record<string, Method>, name: string, method: Method): WatchedHandler {
  const handler: WatchedHandler = { permission: Reflect.getMetadata(PERMISSION, method) as Permission, calls: 0 };
  const watched: Method = function (...args) {
    handler.calls += 1;
    return method.apply(this, args);
  };
  for (const key of Reflect.getMetadataKeys(method) as unknown[])
    Reflect.defineMetadata(key, Reflect.getMetadata(key, method), watched);
  Object.defineProperty(watched, 'name', { value: name });
  prototype[name] = watched;
  return handler;
}

function controllersOf(module: Module, seen = new Set<unknown>()): Type[] {
  if (seen.has(module)) return [];
  seen.add(module);
  const isDynamic = typeof module === 'object' && 'module' in module;
  const type = isDynamic ? module.module : (module as Type);
  const listed = <T>(key: string): T[] => (Reflect.getMetadata(key, type) as T[] | undefined) ?? [];
  const imports = [
    ...listed<Module>(MODULE_METADATA.IMPORTS),
    ...(isDynamic ? ((module.imports ?? []) as Module[]) : []),
  ];
  return [
    ...listed<Type>(MODULE_METADATA.CONTROLLERS),
    ...(isDynamic ? (module.controllers ?? []) : []),
    ...imports.filter((one) => typeof one === 'function' || 'module' in one).flatMap((one) => controllersOf(one, seen)),
  ];
}
