/**
 * Select list: German names (or the English ones) of the public holidays at the sites of employee `e` by date; each day by the site of that day.
 * @param condition narrows holiday `h`
 */
export const holidaysOfE = (condition: string, name: 'name_de' | 'name_en' = 'name_de'): string =>
  `(select json_object_agg(h.date, h.${name}) from site_assignment s
     join holiday h on h.tenant_id = s.tenant_id and h.site_id = s.site_id and s.valid_during @> h.date and ${condition}
     where s.tenant_id = e.tenant_id and s.employee_id = e.employee_id)`;
