/// The design of the language reference.
let shopDesign = #"""
    # yaml-language-server: $schema=keywright.schema.json
    keywright: 1
    design: Shop
    description: Customers, their addresses and orders, and the product catalogue, in one table.

    table:
      name: shop
      key: { partition: PK, sort: SK }
      billing: on-demand
      timeToLive: expiresAt
      indexes:
        GSI1: { partition: GSI1PK, sort: GSI1SK }

    types:
      OrderStatus: { enum: [pending, paid, shipped, delivered] }
      Money: { type: decimal, fraction: 2, min: 0 }
      Line: { object: { sku: string, quantity: int } }

    entities:
      User:
        key: { PK: USER#<userId>, SK: PROFILE }
        attributes:
          userId: ulid
          email: { type: string, maxLength: 254 }
          name: string
          orderCount: { type: int, default: 0, min: 0 }
        unique: [email]
        timestamps: true
        version: true

      Session:
        key: { PK: USER#<userId>, SK: SESSION#<sessionId> }
        attributes: { userId: ulid, sessionId: uuid, expiresAt: { type: timestamp, as: epochSeconds } }

      Address:
        key: { PK: USER#<userId>, SK: ADDRESS#<addressId> }
        attributes: { userId: ulid, addressId: ulid, street: string, city: string }

      Order:
        key: { PK: USER#<userId>, SK: ORDER#<orderId> }
        identity: [orderId]
        indexes:
          GSI1: { GSI1PK: ORDER#<orderId>, GSI1SK: ORDER }
        attributes:
          userId: ulid
          orderId: ulid
          total: Money
          status: OrderStatus
          lines: list<Line>
          note: string?
          placedAt: timestamp
        timestamps: true
        expect: { count: 50M, size: 1.2KB }

      OrderItem:
        key: { PK: ORDER#<orderId>, SK: ITEM#<line|pad(4)> }
        indexes:
          GSI1: { GSI1PK: ORDER#<orderId>, GSI1SK: ITEM#<line|pad(4)> }
        attributes: { orderId: ulid, line: { type: int, min: 0 }, productId: string, quantity: int }

    accessPatterns:
      getUser:           { get: User }
      createUser:        { create: User }
      renameUser:        { update: User, set: [name] }
      listAddresses:     { query: Address, where: userId = $userId }
      listOrders:        { query: Order, where: userId = $userId, order: descending, limit: 20 }
      getOrder:          { query: Order, where: orderId = $orderId, returns: one }
      getOrderWithItems: { query: [Order, OrderItem], where: orderId = $orderId }
      shipOrder:         { update: Order, set: { status: 'shipped' }, if: status = 'paid' }
      placeOrder:
        transact:
          - { create: Order, as: order }
          - { create: OrderItem, as: items, many: { max: 98 } }
          - { update: User, key: { userId: $order.userId }, add: { orderCount: 1 } }
        expect: { rate: 300/s, peak: 900/s }
    """#
