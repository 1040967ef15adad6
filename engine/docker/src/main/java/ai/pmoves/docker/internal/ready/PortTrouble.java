package ai.pmoves.docker.internal.ready;

/** @param published false: the engine has no binding for it; true: it has, and nothing accepts there */
record PortTrouble(String port, boolean published, String address) {}
