/** Who can reach whom: addresses without a way, ways that no address needs, tiers. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.network;
