import { Injectable } from '@nestjs/common';
import { type Booking, zone } from '@zeitbuch/working-time';
import { Db, Problem, type ProblemCode, type RequestContext } from '../platform';
import { KEEP_BOOKING } from './kept-bookings';
import { SettleBookings } from './settle-bookings';

/** So many of one person may wait: a month without connection has about a hundred. More is no device of a person. */
const MOST_WAITING = 200;

/** Bookings that were made without connection and did not fit when they came: kept, and looked at again with each other one. */
@Injectable()
export class LateBookings {
  constructor(
    private readonly db: Db,
    private readonly settling: SettleBookings,
  ) {}

  /**
   * Keeps a booking. False if one with this id came at the same time: look again.
   * @param reason what stands against it
   * @throws Problem `booking.too-many-unclear`
   */
  async keep(context: RequestContext, booking: Booking, requestHash: string, reason: ProblemCode): Promise<boolean> {
    const { tenantId, employeeId } = context;
    const { bookingId, kind, location, epochMinute, offsetMinutes } = booking;
    const date = zone(context.zone).dateAt(epochMinute);
    const stamp = [kind, location, epochMinute, offsetMinutes, date];
    const params = [tenantId, bookingId, employeeId, ...stamp, reason, requestHash, MOST_WAITING];
    if ((await this.db.query(KEEP_BOOKING, params)).length > 0) return true;
    const known = await this.db.query(
      `select from booking_clarification where tenant_id = $1 and booking_id = $2
       union all select from booking where tenant_id = $1 and booking_id = $2`,
      [tenantId, bookingId],
    );
    if (known.length === 0) throw new Problem('booking.too-many-unclear');
    return false;
  }

  /** Makes those count that fit, now that this one came. Returns how many. */
  settle(context: RequestContext, { epochMinute }: Booking): Promise<number> {
    return this.settling.around(context, zone(context.zone).dateAt(epochMinute));
  }
}
