package dev.parley.bench.api;

import dev.parley.bench.report.Report;
import dev.parley.bench.served.ServedParley;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether every accepted call was kept, once. */
final class Kept {
  private final Books books;
  private final BusyCallee callee;
  private final ServedParley server;
  private final Report report;

  Kept(Books books, BusyCallee callee, ServedParley server, Report report) {
    this.books = books;
    this.callee = callee;
    this.server = server;
    this.report = report;
  }

  /**
   * Compares and reports.
   *
   * @param accepted the calls of all orders that were answered with 200
   * @param told how many calls the interface counts
   */
  boolean all(List<String> accepted, long told) {
    Map<String, Books.Kept> kept = books.calls();
    long lost = accepted.stream().filter(id -> !kept.containsKey(id)).count();
    long distinct = accepted.stream().distinct().count();
    long wrong = kept.values().stream().filter(call -> call.attempts() != 1).count();
    Map<String, Integer> statuses = new TreeMap<>();
    kept.values().forEach(call -> statuses.merge(call.status(), 1, Integer::sum));
    boolean good =
        lost == 0 && wrong == 0 && distinct == accepted.size() && kept.size() == distinct;
    report.heading(good ? "Nothing was lost" : "SOMETHING WAS LOST OR DOUBLED");
    report.line(
        "%d orders answered with 200, %d different calls; %d calls in the database (the interface counts %d), %d of the accepted missing, %d without exactly one attempt"
            .formatted(accepted.size(), distinct, kept.size(), told, lost, wrong));
    report.line(
        "where they are now: %s; INVITEs that came to the callee: %d; lines in the server's log: %d"
            .formatted(statuses, callee.invited(), server.logLines()));
    report.put("accepted", accepted.size());
    report.put("kept", kept.size());
    report.put("lost", lost);
    report.put("statuses", statuses);
    return good;
  }
}
