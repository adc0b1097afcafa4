Shop+Address.swift
Shop+Order.swift
Shop+OrderItem.swift
Shop+Session.swift
Shop+User.swift
Shop.swift
