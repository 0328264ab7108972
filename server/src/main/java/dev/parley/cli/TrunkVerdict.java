package dev.parley.cli;

import dev.parley.Findings;
import dev.parley.telephony.Trunk;
import dev.parley.telephony.TrunkHealth;
import dev.parley.telephony.TrunkHealth.Want;

/** Says what a trunk's answer to OPTIONS means for calls. */
final class TrunkVerdict {
  private final Trunk trunk;
  private final TrunkHealth.Reachable answer;
  private final Findings findings;
  private final String said;

  TrunkVerdict(Trunk trunk, TrunkHealth.Reachable answer, Findings findings) {
    this.trunk = trunk;
    this.answer = answer;
    this.findings = findings;
    said = "SIP %d %s".formatted(answer.status(), answer.reason());
  }

  void tell() {
    wants();
    switch (answer.password()) {
      case REFUSED ->
          findings.wrong(
              "The trunk refuses user and password of PARLEY_TRUNK (%s). Correct them; write special characters in them as in %%40 for @."
                  .formatted(said));
      case LACKING -> lacking();
      case TAKEN -> {
        if (serves()) {
          findings.good(
              "trunk takes user and password, and answers OPTIONS with %d %s after %d ms"
                  .formatted(answer.status(), answer.reason(), answer.roundTrip().toMillis()));
        }
      }
      case UNASKED -> {
        if (serves()) {
          findings.good(
              "trunk answers OPTIONS with %d %s after %d ms"
                  .formatted(answer.status(), answer.reason(), answer.roundTrip().toMillis()));
          unasked();
        }
      }
    }
  }

  private void lacking() {
    findings.wrong(
        trunk.credentials() == null
            ? "The trunk asks for a password (%s), and PARLEY_TRUNK has none. Write it as sip:user:password@host."
                .formatted(said)
            : "The trunk asks for a password in a way that Parley does not know (%s). Maybe the carrier can be set to digest with MD5 or SHA-256."
                .formatted(said));
  }

  private void unasked() {
    findings.unproven(
        trunk.credentials() == null
            ? "the trunk asks for no password here; whether it lets this address call shows only with a call"
            : "the trunk asks for no password here, so whether that of PARLEY_TRUNK is right shows only with a call");
  }

  /** Whether the answer speaks for calls, or at least not against them. */
  private boolean serves() {
    int status = answer.status();
    if (!answer.wants().isEmpty()) {
      return false;
    }
    if (status == 403 || status >= 600) {
      findings.wrong(
          "The trunk refuses Parley (%s). Maybe the carrier does not know this machine's address: ask it to add it, or for a user and a password."
              .formatted(said));
      return false;
    }
    if (status == 408 || (status >= 500 && status != 501 && status != 505)) {
      findings.wrong(
          "The trunk is there and takes no calls now (%s). Ask the carrier.".formatted(said));
      return false;
    }
    return true;
  }

  private void wants() {
    for (Want want : Want.values()) {
      if (answer.wants().contains(want)) {
        findings.wrong(
            switch (want) {
              case REGISTER ->
                  "The trunk wants Parley to register (%s), which it cannot do yet (REGISTER). Ask the carrier for IP authentication (a static peer), or for a password at each call."
                      .formatted(said);
              case TLS ->
                  "The trunk wants an agreement on security (%s), and Parley does not speak TLS yet. Ask the carrier for UDP or TCP, maybe by a VPN, or put a SIP proxy that speaks TLS beside Parley."
                      .formatted(said);
              case SRTP ->
                  "The trunk takes only encrypted speech (SRTP), which Parley does not speak yet. Have the carrier switch media encryption off for Parley, or put a session border controller between.";
            });
      }
    }
  }
}
