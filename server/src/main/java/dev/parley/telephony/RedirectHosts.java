package dev.parley.telephony;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads the hosts of a trunk's {@code redirects}: {@code sip2.carrier.example,203.0.113.7}. */
final class RedirectHosts {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]+]?");

  private RedirectHosts() {}

  /**
   * The hosts in lower case, IPv6 without brackets; {@code *.name} is the same as {@code name}.
   *
   * @param problem takes what is wrong with one
   */
  static Set<String> read(String text, Consumer<String> problem) {
    Set<String> hosts = new TreeSet<>();
    for (String name : text.split(",", -1)) {
      String host = name.strip().replaceFirst("^\\*\\.", "");
      if (HOST.matcher(host).matches()) {
        hosts.add(host.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT));
      } else {
        problem.accept(
            "redirects names \"%s\", which is no host; write redirects=sip2.carrier.example,203.0.113.7"
                .formatted(name.strip()));
      }
    }
    return hosts;
  }
}
