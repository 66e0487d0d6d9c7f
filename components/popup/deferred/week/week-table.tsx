import type { WeekDay } from "@/lib/timer/target/week";
import { hoursMinutes } from "@/lib/timer/clock";
import type { Words } from "@/lib/timer/words";
import { timeOf } from "./time-of";

type Props = { days: WeekDay[]; nameOf: (day: string) => string; words: Words };

/** The week as a table for screen readers; the bars are what others see. */
export const WeekTable = ({ days, nameOf, words }: Props) => (
  <div class="unseen">
    <table aria-label={words("week")}>
      <thead>
        <tr>
          <th scope="col">{words("day")}</th>
          <th scope="col">{words("timeWorked")}</th>
          <th scope="col">{words("target")}</th>
        </tr>
      </thead>
      <tbody>
        {days.map((each) => (
          <tr key={each.day}>
            <th scope="row">{nameOf(each.day)}</th>
            <td>{timeOf(each)}</td>
            <td>{each.target === null ? "" : hoursMinutes(each.target)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
