package dev.parley.sip.call;

import dev.parley.sip.message.SipRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The methods we take, by name, and what we tell others of them. Loop-confined. */
final class Methods {
  /** Those of the RFCs: one that is not taken is refused as such, and no riddle. */
  private static final Set<String> KNOWN =
      Set.of(
          "INVITE",
          "BYE",
          "OPTIONS",
          "REGISTER",
          "SUBSCRIBE",
          "NOTIFY",
          "PUBLISH",
          "REFER",
          "MESSAGE",
          "INFO",
          "UPDATE",
          "PRACK");

  private final Map<String, Method> byName = new LinkedHashMap<>();
  private List<String> extensions = List.of();
  private String allow = "";
  private String supported = "";

  /** Takes a further method. */
  void add(Method method) {
    if (byName.putIfAbsent(method.name(), method) != null) {
      throw new IllegalArgumentException(
          "The method " + method.name() + " has a handler already. Maybe it is listed twice.");
    }
    allow =
        byName.keySet().stream()
            .flatMap(
                name -> name.equals("INVITE") ? Stream.of(name, "ACK", "CANCEL") : Stream.of(name))
            .collect(Collectors.joining(", "));
    extensions =
        byName.values().stream()
            .flatMap(each -> each.extensions().stream().sorted())
            .distinct()
            .toList();
    supported = String.join(", ", extensions);
  }

  @Nullable Method find(String name) {
    return byName.get(name);
  }

  /** The status that refuses a method that is not here (RFC 3261 section 8.2.1). */
  static int refusal(String name) {
    return KNOWN.contains(name) ? 405 : 501;
  }

  /** The Allow header. ACK and CANCEL come with INVITE: its transaction takes them. */
  String allow() {
    return allow;
  }

  /** The Supported header. */
  String supported() {
    return supported;
  }

  /** What a request requires and is not here (RFC 3261 section 8.2.2.3). */
  List<String> unsupported(SipRequest request) {
    return request.headers().list("Require").stream()
        .filter(extension -> extensions.stream().noneMatch(extension::equalsIgnoreCase))
        .toList();
  }
}
