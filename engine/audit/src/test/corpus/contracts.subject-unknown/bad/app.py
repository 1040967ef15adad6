import nats
await nc.subscribe("a.x.v1", cb=cb) # expect contracts.subject-unknown
await self._nc.publish(
    "a.y.v1", # expect contracts.subject-unknown
    data)
await nc.publish("a.x.v1", data)
